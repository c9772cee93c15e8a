"use client";

import { createContext, useContext } from "react";
import type { Story } from "@/lib/timeline/story";

export type LiveStory = {
  story: Story;
  /** Reads the story again now, after something was done about it. */
  refresh(): Promise<void>;
  /** The last look failed: what is shown may be old. */
  stale: boolean;
};

export const StoryContext = createContext<LiveStory | null>(null);

/** The story of the page around it. */
export function useStory(): LiveStory {
  const live = useContext(StoryContext);
  if (!live) throw new Error("useStory needs a StoryLive around it");
  return live;
}
