"use client";

import { OctagonAlert } from "lucide-react";
import { useValidationMessage } from "@/components/shared/form/validation-message";

type FieldErrorProps = { id: string; message: string | undefined };

/** What is wrong with one field, spoken as soon as it appears. */
export function FieldError({ id, message }: FieldErrorProps) {
  const read = useValidationMessage();
  if (!message) return null;
  return (
    <p id={id} role="alert" className="mt-1 flex items-start gap-1.5 text-sm text-danger">
      <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 break-words">{read(message)}</span>
    </p>
  );
}
