import type { BusLine } from "@tsunagu/api-client";
import { Chips, Switch } from "@tsunagu/ui";
import { Rows } from "../services/rows";
import { lineDraft, newLine, newStop } from "./facility-draft";
import { Named, Time } from "./facility-fields";

/** Bus lines with their stops. Each makes one run on every day that the facility is open. */
export function LineFields({ lines, onChange }: { lines: BusLine[]; onChange: (lines: BusLine[]) => void }) {
  return (
    <Rows items={lines.map(lineDraft)} name="コース" start={newLine} most={20} onChange={onChange}>
      {(line, change, at) => {
        const path = `lines.${at}`;
        return (
          <>
            <Chips
              legend="行き先"
              value={line.direction}
              onChange={(direction) => change({ ...line, direction })}
              options={[
                { value: "outward", label: "園へ（朝）" },
                { value: "homeward", label: "家へ（帰り）" },
              ]}
            />
            <div class="grid gap-4 desktop:grid-cols-2">
              <Named path={path} value={line.name} most={30} onInput={(name) => change({ ...line, name })} />
              <Named
                path={path}
                field="vehicle"
                label="車両"
                value={line.vehicle}
                most={30}
                onInput={(vehicle) => change({ ...line, vehicle })}
              />
              <Time
                path={`${path}.departs`}
                label="出発"
                value={line.departs}
                onInput={(departs) => change({ ...line, departs })}
              />
              <Time
                path={`${path}.due`}
                label={line.direction === "outward" ? "園に着いて全員を確認する時刻" : "全員を引き渡す時刻"}
                value={line.due}
                onInput={(due) => change({ ...line, due })}
              />
            </div>
            <Switch
              label="置き去り防止装置がある"
              hint="通園バスには装置が要ります。座席が2列以下の車だけオフにできます。"
              checked={line.device_required}
              onChange={(device_required) => change({ ...line, device_required })}
            />
            <Rows
              items={line.stops}
              name="停留所"
              start={newStop}
              most={60}
              onChange={(stops) => change({ ...line, stops })}
            >
              {(stop, changeStop, n) => (
                <div class="grid gap-4 desktop:grid-cols-2">
                  <Named
                    path={`${path}.stops.${n}`}
                    value={stop.name}
                    most={30}
                    onInput={(name) => changeStop({ ...stop, name })}
                  />
                  <Time
                    path={`${path}.stops.${n}.at`}
                    label="時刻"
                    value={stop.at}
                    onInput={(time) => changeStop({ ...stop, at: time })}
                  />
                </div>
              )}
            </Rows>
          </>
        );
      }}
    </Rows>
  );
}
