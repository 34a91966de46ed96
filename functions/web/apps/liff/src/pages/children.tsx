import type { Child, ResidentApi } from "@tsunagu/api-client";
import { Banner, Button, daysBetween, formatDate, type Loaded, Spinner, todayIn } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { AddSheet } from "../sheets/add";
import { BirthSheet } from "../sheets/birth";
import { unsent } from "../sheets/draft";
import { EditSheet } from "../sheets/edit";
import type { SheetProps } from "../sheets/form";
import { LossSheet } from "../sheets/loss";
import { RemoveSheet } from "../sheets/remove";
import { useStanding } from "../standing";
import { useSpeech } from "../texts";

type Open = { sheet: "add" } | { sheet: "edit" | "birth" | "loss" | "remove"; child: Child };

export function ChildrenPage({
  api,
  owner,
  offered,
  list,
}: {
  api: ResidentApi;
  /** Whose unsent form is kept. */
  owner: string;
  /** The emojis that can stand for a child. */
  offered: readonly string[];
  list: Loaded<Child[]>;
}) {
  const { say, locale } = useSpeech();
  const describe = useStanding();
  const [open, setOpen] = useState<Open>();
  const [done, setDone] = useState<string>();

  if (!list.value) {
    return list.error ? <Problem error={list.error} onRetry={list.reload} /> : <Spinner label={say("loading")} />;
  }
  const today = todayIn(api.now());
  const close = () => {
    setOpen(undefined);
    // A change whose answer was lost may have arrived all the same.
    list.reload();
  };
  const finish: SheetProps["onDone"] = (sentence, after) => {
    unsent(owner).clear();
    setOpen(undefined);
    setDone(sentence);
    list.set(after(list.value ?? []));
  };
  const show = (next: Open) => {
    setDone(undefined);
    setOpen(next);
  };
  const form = { api, owner, today, onClose: close, onDone: finish };
  const tokens = { offered, taken: list.value.map(({ token }) => token) };
  const begun = open ? undefined : begunForm(owner, list.value);

  return (
    <>
      {done && <Banner tone="success">{done}</Banner>}
      {begun && (
        <Banner
          tone="warning"
          action={
            <Button size="small" onClick={() => show(begun)}>
              {say("resume")}
            </Button>
          }
        >
          {say("resume_lead")}
        </Banner>
      )}
      {list.value.length === 0 && (
        <p class="text-std-16N-170">
          {say("empty")} {say("empty_hint")}
        </p>
      )}
      <ul class="flex flex-col gap-3">
        {list.value.map((child) => (
          <li key={child.id} class="flex flex-col gap-3 rounded-12 border border-solid-gray-420 p-4">
            <div class="flex items-center gap-4">
              <span class="text-4xl">{child.token}</span>
              <div>
                <h2 class="text-std-18B-160">{describe(child, today)}</h2>
                <p class="text-std-16N-170 text-solid-gray-700">
                  {child.kind === "child" &&
                    child.birth_date &&
                    say("born_on", { day: formatDate(child.birth_date, locale) })}
                  {child.kind === "pregnancy" &&
                    child.due_date &&
                    say("due_on", { day: formatDate(child.due_date, locale) })}
                  {(child.fetuses ?? 1) > 1 && ` ・ ${say("several", { count: child.fetuses ?? 1 })}`}
                </p>
              </div>
            </div>
            <div class="flex flex-wrap gap-2">
              {child.kind === "pregnancy" && (
                <Button
                  look={isNear(child, today) ? "primary" : "secondary"}
                  onClick={() => show({ sheet: "birth", child })}
                >
                  {say("birth")}
                </Button>
              )}
              <Button aria-label={`${child.token} ${say("change")}`} onClick={() => show({ sheet: "edit", child })}>
                {say("change")}
              </Button>
              {child.kind === "pregnancy" && (
                <Button look="text" onClick={() => show({ sheet: "loss", child })}>
                  {say("end")}
                </Button>
              )}
              <Button
                look="text"
                aria-label={`${child.token} ${say("remove")}`}
                onClick={() => show({ sheet: "remove", child })}
              >
                {say("remove")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Button look="primary" size="large" wide onClick={() => show({ sheet: "add" })}>
        {say("add")}
      </Button>

      {open?.sheet === "add" && <AddSheet {...form} {...tokens} />}
      {open?.sheet === "edit" && <EditSheet {...form} {...tokens} child={open.child} />}
      {open?.sheet === "birth" && <BirthSheet {...form} child={open.child} />}
      {open?.sheet === "loss" && <LossSheet {...form} child={open.child} />}
      {open?.sheet === "remove" && <RemoveSheet {...form} child={open.child} />}
    </>
  );
}

/** The sheet of the form that was begun and not sent, while there is still something to send it for. */
function begunForm(owner: string, family: Child[]): Open | undefined {
  const kept = unsent(owner).read();
  if (!kept) return undefined;
  if (kept.sheet === "add") return { sheet: "add" };
  const child = family.find(({ id }) => id === kept.child);
  return child && { sheet: kept.sheet, child };
}

/** Whether a birth may be near: from the ninth month on. */
function isNear(child: Child, today: string): boolean {
  return Boolean(child.due_date) && daysBetween(today, child.due_date ?? today) <= 28;
}
