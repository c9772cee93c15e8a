import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import type { FieldErrors } from "@/lib/kernel/errors";

/** Puts what the server refused on the fields it belongs to, and the focus on the first of them. */
export function placeServerErrors<Values extends FieldValues>(
  form: Pick<UseFormReturn<Values>, "setError" | "getValues">,
  errors: FieldErrors,
): void {
  const known = Object.entries(errors).filter(([path]) => isPath(form, path));
  known.forEach(([path, message], index) => {
    form.setError(path as FieldPath<Values>, { type: "server", message }, { shouldFocus: index === 0 });
  });
}

function isPath<Values extends FieldValues>(
  form: Pick<UseFormReturn<Values>, "getValues">,
  path: string,
): boolean {
  return form.getValues(path as FieldPath<Values>) !== undefined;
}
