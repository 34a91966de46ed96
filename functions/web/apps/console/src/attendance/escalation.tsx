import type { Board, BoardLine } from "@tsunagu/api-client";
import { Button } from "@tsunagu/ui";
import { Barred } from "./barred";
import { Calls } from "./call";
import { useFacility } from "./facility";
import { escalation, unknownOf } from "./lists";
import { alarmWords, elsewhereWords, momentWords, silence } from "./words";

interface Part {
  board: Board;
  onOpen: (child: string) => void;
}

/** Who needs somebody to act, the most pressing first. */
export function Escalation({ board, onOpen, onChange }: Part & { onChange: () => void }) {
  const lines = escalation(board.lines);
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="alarms" class="flex flex-col gap-3">
      <h2 id="alarms" class="text-std-20B-150 text-error-2">
        <span aria-hidden="true">！ </span>確かめてください {lines.length}人
      </h2>
      <p class="text-dns-14N-130">電話番号は、園の名簿で見てください。</p>
      <ul class="grid items-start gap-3 desktop-admin:grid-cols-2">
        {lines.map((line) => (
          <Alarmed key={line.child_id} {...{ line, board, onOpen, onChange }} />
        ))}
      </ul>
    </section>
  );
}

function Alarmed({
  line,
  board,
  onOpen,
  onChange,
}: {
  line: BoardLine;
  board: Board;
  onOpen: (child: string) => void;
  onChange: () => void;
}) {
  const { facility } = useFacility();
  const of = facility.classes?.find(({ id }) => id === line.class)?.name;
  const reached = line.calls.some(({ reached }) => reached);
  return (
    <li class="flex flex-col gap-3 rounded-12 border-2 border-l-8 border-error-1 p-4">
      <div class="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div class="min-w-0 flex-1 basis-52">
          <h3 class="text-std-18B-160">
            {line.name} <span class="text-dns-14N-130">{line.kana}</span>
          </h3>
          <p class="text-dns-14N-130">{of}</p>
        </div>
        <Button look="primary" aria-label={`${line.name}を記録する`} onClick={() => onOpen(line.child_id)}>
          記録する
        </Button>
      </div>
      <Barred guardians={line.guardians} />
      <ul class="flex flex-col gap-1">
        {line.alarms.map((alarm) => (
          <li key={alarm.kind} class="text-std-16B-170">
            {alarmWords(alarm)}
            {alarm.run_id && `（${board.runs.find(({ id }) => id === alarm.run_id)?.name ?? "バス"}）`}。
            {alarm.silent.map((gate) => (
              <span key={gate.device_id} class="block text-std-16N-170">
                {silence(gate, board.day)}。
              </span>
            ))}
          </li>
        ))}
      </ul>
      <p class="text-dns-16N-130">{askedWords(line, board.day)}</p>
      {reached && <p class="text-dns-16B-130 text-success-2">✓ 保護者とつながりました。</p>}
      <Calls line={line} day={board.day} onChange={onChange} />
    </li>
  );
}

/** What LINE has done already, so that nobody waits for it in vain. */
export function askedWords(line: BoardLine, day: string): string {
  if (line.asked_at) return `LINEで、${momentWords(line.asked_at, day)} に保護者にたずねました。`;
  if (line.reachable === 0) return "LINEで届く保護者がいません。電話してください。";
  return `LINEで届く保護者は${line.reachable}人です。`;
}

/** What somebody saw and that is not among the records of the day: whoever looks decides, and writes it down here. */
export function Elsewhere({ line, day }: { line: BoardLine; day: string }) {
  return line.elsewhere.map((card) => (
    <p key={`${card.kind} ${card.at}`} class="text-dns-16B-130">
      <span aria-hidden="true">⚠ </span>
      {elsewhereWords(card, day)}。
    </p>
  ));
}

/** A silent gate is no news: one sentence for the gate, and everyone of whom it may know more. */
export function UnknownChildren({ board, onOpen }: Part) {
  const { lines, silent } = unknownOf(board.lines);
  const unheard = silent.length === 0 && lines.some(({ elsewhere }) => elsewhere.length === 0);
  if (lines.length === 0) return null;
  return (
    <section
      aria-labelledby="unknown"
      class="flex flex-col gap-3 rounded-12 border-2 border-l-8 border-warning-yellow-1 p-4"
    >
      <h2 id="unknown" class="text-std-20B-150">
        <span aria-hidden="true">？ </span>不明 {lines.length}人
      </h2>
      {silent.map((gate) => (
        <p key={gate.device_id} class="text-std-16B-170">
          不明：{silence(gate, board.day)}。
        </p>
      ))}
      {unheard && <p class="text-std-16B-170">不明：毎日使う端末がないので、登園したかどうかが届きません。</p>}
      <p>
        {silent.length > 0 && "通信がもどれば、分かることがあります。"}
        保護者には何も知らせていません。教室を見て、いるかどうかを記録してください。
      </p>
      <ul class="flex flex-wrap gap-2">
        {lines.map((line) => (
          <li key={line.child_id}>
            <Button onClick={() => onOpen(line.child_id)}>
              <span aria-hidden="true">？</span>
              {line.name}
              {line.calls.length > 0 && <span class="font-normal">（電話{line.calls.length}回）</span>}
            </Button>
            <Elsewhere line={line} day={board.day} />
          </li>
        ))}
      </ul>
    </section>
  );
}
