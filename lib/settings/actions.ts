"use server";
import { defineAction } from "@/lib/boundary/server/define-action";
import { changeSettings } from "@/lib/settings/server/settings-store";
import { imagesSchema, retentionSchema, unlistedDocTypesSchema } from "@/lib/settings/settings";

export const keepImages = defineAction({
  name: "settings.keep-images",
  permission: "retention.manage",
  input: imagesSchema,
  run: ({ by, input }) => changeSettings(by, { "images.kept": input.kept }),
});

/** Whether codes outside the vendor's table may be sent as DocType. */
export const permitUnlistedDocTypes = defineAction({
  name: "settings.permit-unlisted-doc-types",
  permission: "setting.manage",
  input: unlistedDocTypesSchema,
  run: ({ by, input }) => changeSettings(by, { "docTypes.unlisted": input.permitted }),
});

export const changeRetention = defineAction({
  name: "settings.change-retention",
  permission: "retention.manage",
  input: retentionSchema,
  run: ({ by, input }) =>
    changeSettings(by, {
      "retention.details": input.details,
      "retention.images": input.images,
      "retention.verifyLogs": input.verifyLogs,
      "retention.deliveries": input.deliveries,
      "retention.metaInfo": input.metaInfo,
      "retention.protocol": input.protocol,
      "retention.strays": input.strays,
    }),
});
