import { useSpeech } from "../texts";

/** 子ども医療電話相談事業 (#8000) of the ministry of health; hours differ by prefecture. */
export function Phone() {
  const { say } = useSpeech();
  return (
    <p class="rounded-12 bg-solid-gray-50 p-4 text-std-16N-170">
      {say("fever_worry")}{" "}
      <a class="inline-flex min-h-6 items-center text-key-900 underline underline-offset-4" href="tel:%238000">
        {say("fever_8000")}
      </a>
      <br />
      <span class="text-dns-14N-130 text-solid-gray-700">{say("fever_8000_hint")}</span>
    </p>
  );
}

/** A number that is dialled with a tap. */
export function Dial({ name, number }: { name: string; number: string }) {
  const { say } = useSpeech();
  return (
    <a
      class="inline-flex min-h-11 items-center text-std-16B-170 text-key-900 underline underline-offset-4"
      href={`tel:${number.replaceAll("-", "")}`}
    >
      <span>
        {say("fever_call", { name })} <span class="whitespace-nowrap">{number}</span>
      </span>
    </a>
  );
}
