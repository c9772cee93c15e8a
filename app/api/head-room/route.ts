import { defineRoute } from "@/lib/boundary/server/define-route";
import { headRoomSchema } from "@/lib/limits/schema";
import { readHeadRoom } from "@/lib/limits/server/read-head-room";

export const GET = defineRoute({
  name: "limits.head-room",
  permission: "transaction.start",
  query: headRoomSchema,
  run: ({ actor, query }) => readHeadRoom(actor, query.credentialId),
});
