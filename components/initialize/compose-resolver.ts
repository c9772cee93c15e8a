import { zodResolver } from "@hookform/resolvers/zod";
import type { Resolver } from "react-hook-form";
import { z } from "zod";
import {
  type ComposeSetting,
  type ComposeValues,
  chosenCredential,
} from "@/components/initialize/compose-values";
import { draftSchema } from "@/lib/initialize/schema";
import type { Locale } from "@/lib/kernel/localized-text";

/**
 * Checks the form as the server will: local callback addresses are for sandbox credentials alone, unlisted documents
 * for a console whose admin permits them.
 */
export function composeResolver(setting: ComposeSetting, locale: Locale): Resolver<ComposeValues> {
  const resolverFor = (allowLocalCallback: boolean): Resolver<ComposeValues> =>
    zodResolver(
      z.object({
        credentialId: z.uuid(),
        draft: draftSchema(locale, { allowLocalCallback, allowUnlistedDocType: setting.unlistedDocTypes }),
        pairingId: z.uuid().nullable(),
        earlierPairingId: z.string().nullable(),
        awaitsPhone: z.boolean(),
      }),
      undefined,
      { raw: true },
    );
  const [sandbox, live] = [resolverFor(true), resolverFor(false)];
  return (values, context, options) => {
    const environment = chosenCredential(setting, values.credentialId)?.environment;
    return (environment === "sandbox" ? sandbox : live)(values, context, options);
  };
}
