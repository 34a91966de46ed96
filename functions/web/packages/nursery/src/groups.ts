/** What a family tells apart: the kinds of a group, as `domain::nursery::Group` has them and in its order. */
import { KINDS, type Kind } from "./pack";

export const GROUPS = ["nursery", "centre", "community", "kindergarten", "certified", "unlicensed", "support"] as const;
export type Group = (typeof GROUPS)[number];

const groups: Record<Kind, Group> = {
  other: "support",
  public_kindergarten: "kindergarten",
  private_kindergarten: "kindergarten",
  kindergarten: "kindergarten",
  public_nursery: "nursery",
  private_nursery: "nursery",
  licensed_nursery: "nursery",
  centre_united: "centre",
  centre_kindergarten: "centre",
  centre_nursery: "centre",
  centre_local: "centre",
  centre: "centre",
  small_scale: "community",
  home_based: "community",
  workplace: "community",
  home_visit: "community",
  certified: "certified",
  unlicensed: "unlicensed",
  after_school: "support",
  childrens_hall: "support",
  support_centre: "support",
  disability_day: "support",
};

export const groupOf = (kind: Kind): Group => groups[kind];
export const kindsOf = (group: Group): Kind[] => KINDS.filter((kind) => groups[kind] === group);
