import { z } from "zod";
import { defineRoute } from "@/lib/boundary/server/define-route";
import { AppError } from "@/lib/kernel/errors";
import { readStory } from "@/lib/timeline/server/read-story";
import type { Story } from "@/lib/timeline/story";

export const GET = defineRoute({
  name: "transactions.story",
  permission: "transaction.read",
  params: z.object({ id: z.string() }),
  run: async ({ actor, params }): Promise<Story> => {
    const story = await readStory(actor, params.id);
    if (!story) throw new AppError("not-found", "notFound");
    return story;
  },
});
