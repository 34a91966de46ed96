/** Words of a family's answers (domain: `points::marks`), as staff call them. */

export const reasonKinds = {
  work: "就労",
  job_offer: "就労内定",
  study: "就学",
  childbirth: "妊娠・出産",
  illness: "疾病",
  disability: "障害",
  care: "介護・看護",
  disaster: "災害復旧",
  job_seeking: "求職中",
  leave: "育児休業",
  absent: "不存在",
  other: "そのほか",
} as const;

export const forms = {
  employed: "外勤",
  self_employed: "自営",
  family_worker: "自営協力者",
  homework: "内職",
} as const;

export const illnesses = {
  hospital: "入院",
  bedridden: "常時臥床",
  mental: "精神性",
  rest: "安静",
  home: "一般療養",
  other: "そのほか",
} as const;

export const cares = {
  severe_home: "在宅で重い介護",
  attend: "通院・通学などの付き添い",
  inpatient: "入院の付き添い",
  other: "そのほか",
} as const;

export const residences = {
  here: "市内に住んでいる",
  moving_here: "転入予定",
  elsewhere: "市外に住んでいる",
} as const;

export const guardianMarks = {
  on_leave: "育休中",
  certified_for_work: "就労の認定を受けて産休中",
  nursery_staff: "保育園で働いている",
  solo_assignment: "単身赴任",
  works_here: "市内で働いている",
  under_one_month: "働いて1か月未満",
  disabled: "障害者手帳がある",
} as const;

export const householdMarks = {
  sibling_enrolled: "きょうだいが在園",
  sibling_same_nursery: "きょうだいが希望する園に在園",
  applies_together: "きょうだいで同時に申込み",
  unlicensed: "認可外に預けている",
  young_grandparent: "65歳未満の祖父母が保育できる",
  welfare: "生活保護",
  leave_extension_accepted: "育休の延長も許容",
  transfer: "転園の希望",
  protection: "社会的養護・虐待・DV",
  disaster: "被災",
  disability_in_household: "同居に障害のある人がいる",
  documents_complete: "書類がそろっている",
} as const;

export const childMarks = {
  disability: "子どもに障害がある",
  multiple_birth: "ふたご以上",
  leaves_small_nursery: "地域型保育の卒園",
} as const;

export const measures = {
  days_per_month: "1か月の日数",
  days_per_week: "1週間の日数",
  minutes_per_day: "1日の時間",
  minutes_per_week: "1週間の時間",
  minutes_per_month: "1か月の時間",
  disability_grade: "障害の等級",
  care_hours_per_month: "1か月の介護の時間",
  lesser_days_per_month: "少ないほうの保護者の1か月の日数",
  lesser_minutes_per_month: "少ないほうの保護者の1か月の時間",
  age_class: "クラス年齢",
  preschool_children: "就学前の子どもの数",
  children_to_grade3: "小学3年生までの子どもの数",
  wishes: "希望する園の数",
  wish_rank: "希望の順位",
  arrears_months: "保育料の滞納の月数",
  months_waiting: "待っている月数",
  fee_bracket: "保育料の階層",
  tax_yen: "住民税の所得割",
  income_yen: "世帯の年収",
} as const;

/** Pairs for a list to choose from. */
export const optionsOf = (words: Record<string, string>): (readonly [string, string])[] => Object.entries(words);
