import { Field } from "@tsunagu/ui";

/**
 * A file of this computer, or several, one after the other. Choosing the same one again reads it again: it may have been
 * mended meanwhile.
 */
export function FileField({
  label,
  hint,
  accept,
  disabled = false,
  multiple = false,
  onFile,
}: {
  label: string;
  hint?: string;
  accept: string;
  disabled?: boolean;
  multiple?: boolean;
  onFile: (file: File) => void;
}) {
  return (
    <Field label={label} hint={hint}>
      {({ id, describedBy }) => (
        <input
          id={id}
          type="file"
          accept={accept}
          disabled={disabled}
          multiple={multiple}
          aria-describedby={describedBy}
          class="max-w-full file:mr-4 file:min-h-12 file:rounded-8 file:border file:border-key-900 file:bg-white file:px-4 file:text-oln-16B-100 file:text-key-900 hover:file:bg-key-50"
          onChange={(event) => {
            const input = event.currentTarget;
            for (const file of input.files ?? []) onFile(file);
            input.value = "";
          }}
        />
      )}
    </Field>
  );
}
