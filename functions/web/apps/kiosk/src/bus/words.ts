/** What stands in the way of closing a run, in words. */
import type { Obstacle } from "@tsunagu/sync";

export function sentenceOf(obstacle: Obstacle, name: (child: string) => string): string {
  switch (obstacle.obstacle) {
    case "crew_not_named":
      return "運転する人と、付き添う人を選んで出発してください。";
    case "still_on":
      return `${name(obstacle.child)}さんが、まだ降りていません。`;
    case "not_handed_over":
      return `${name(obstacle.child)}さんを引き渡した人が、選ばれていません。`;
    case "not_counted":
      return "全員が降りたあとに、人数を数えてください。";
    case "count_differs":
      return `数えた人数（乗った ${obstacle.counted[0]}人・降りた ${obstacle.counted[1]}人）が、名前の記録（乗った ${obstacle.listed[0]}人・降りた ${obstacle.listed[1]}人）と違います。`;
    case "seats_not_checked":
      return "いちばん後ろまで歩いて、すべての座席を見てください。";
    case "seats_checked_by_one":
      return "もう1人も、すべての座席を見てください。";
    case "device_not_acknowledged":
      return "車の後ろにある装置のボタンを押してください。";
  }
}
