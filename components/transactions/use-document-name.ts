"use client";

import { useLocale } from "next-intl";
import { useCallback } from "react";
import { documentType } from "@/lib/initialize/document-types";

/** Names a document type in the reader's language; an unlisted code is its own name. */
export function useDocumentName(): (code: string) => string {
  const locale = useLocale();
  return useCallback((code) => documentType(code)?.name[locale] ?? code, [locale]);
}
