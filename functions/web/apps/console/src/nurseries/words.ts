/** Kinds of facilities (domain: `Kind`), as lists of municipalities call them. */
export const kinds: Record<string, string> = {
  other: "その他",
  public_kindergarten: "公立幼稚園",
  private_kindergarten: "私立幼稚園",
  kindergarten: "幼稚園",
  public_nursery: "認可公立保育所",
  private_nursery: "認可私立保育所",
  licensed_nursery: "認可保育所",
  centre_united: "認定こども園（幼保連携型）",
  centre_kindergarten: "認定こども園（幼稚園型）",
  centre_nursery: "認定こども園（保育所型）",
  centre_local: "認定こども園（地方裁量型）",
  centre: "認定こども園",
  small_scale: "小規模保育",
  home_based: "家庭的保育",
  workplace: "事業所内保育",
  home_visit: "居宅訪問型保育",
  certified: "認証保育所など",
  unlicensed: "認可外保育施設",
  after_school: "放課後児童クラブ",
  childrens_hall: "児童館",
  support_centre: "子育て支援センター",
  disability_day: "障害児通所支援",
};

const number = new Intl.NumberFormat("ja");

export const places = (count: number): string => `${number.format(count)}件`;
export const lines = (count: number): string => `${number.format(count)}行`;
