/** The day's roll for a morning on which nothing works: names, who may collect, and room to write. */
import type { Day, Millis } from "@tsunagu/sync";
import { guardiansOf, type Roster } from "../device/roster";
import type { Today } from "../device/today";
import { dayName, time } from "../shown/time";

const cell = { border: "1px solid #000", padding: "2px 6px", textAlign: "left" } as const;

/** Its look stands on the elements themselves, so that a saved file looks the same. */
export function Twin({ roster, today, day, at }: { roster: Roster; today: Today; day: Day; at: Millis }) {
  return (
    <div id="paper" style={{ fontFamily: "sans-serif", fontSize: "11pt", lineHeight: 1.5 }}>
      {(roster.facility.classes ?? []).map((group) => (
        <section key={group.id} style={{ marginBottom: "18pt", breakInside: "avoid" }}>
          <h2 style={{ fontSize: "14pt", fontWeight: "bold", margin: "0 0 4pt" }}>
            {roster.facility.name}　{group.name}　{dayName(day)}
          </h2>
          <table style={{ width: "100%", borderCollapse: "collapse" }}>
            <thead>
              <tr>
                {["名前", "お迎えできる人", "登園", "降園", "だれが"].map((title) => (
                  <th key={title} scope="col" style={cell}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {roster.children
                .filter((child) => child.class === group.id)
                .map((child) => {
                  const state = today.of(child.id);
                  const stay = state.stays[0];
                  return (
                    <tr key={child.id}>
                      <th scope="row" style={{ ...cell, fontWeight: "normal" }}>
                        {child.name}（{child.kana}）
                      </th>
                      <td style={cell}>
                        {guardiansOf(child)
                          .filter((one) => one.may_collect)
                          .map((one) => `${one.name}（${one.relation}）`)
                          .join("、")}
                      </td>
                      <td style={{ ...cell, width: "12%" }}>
                        {state.absence !== null ? "欠席" : stay?.from ? time(stay.from) : ""}
                      </td>
                      <td style={{ ...cell, width: "12%" }}>{stay?.to ? time(stay.to) : ""}</td>
                      <td style={{ ...cell, width: "20%" }} />
                    </tr>
                  );
                })}
            </tbody>
          </table>
        </section>
      ))}
      <p>
        {dayName(day)} {time(at)} 現在。使い終わったら、記録を端末に入れてから細断してください。
      </p>
    </div>
  );
}
