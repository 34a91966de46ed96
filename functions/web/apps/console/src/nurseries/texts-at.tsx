import { TextsField } from "../services/fields";
import { usePlace } from "./rules-context";

/** A text of the table in the three languages. */
export function TextsAt({
  path,
  legend,
  hint,
  long = false,
  most = 120,
}: {
  path: string;
  legend: string;
  hint?: string;
  long?: boolean;
  most?: number;
}) {
  const [texts, put] = usePlace<Record<string, string> | undefined>(path);
  return (
    <TextsField
      path={path}
      legend={legend}
      {...(hint ? { hint } : {})}
      long={long}
      maxLength={most}
      value={texts ?? {}}
      onInput={put}
    />
  );
}
