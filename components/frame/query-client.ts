import { QueryClient } from "@tanstack/react-query";

/** A refusal by status (4xx) will be the same next time; anything else may pass. */
function mayPass(error: unknown): boolean {
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : undefined;
  return typeof status !== "number" || status >= 500 || status === 429;
}

/** Waits 1 s, 2 s, 4 s … up to 30 s, spread so that many open pages do not come back at one instant. */
export function retryDelay(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(30_000, 1_000 * 2 ** attempt);
  return ceiling / 2 + (ceiling / 2) * random();
}

export function shouldRetry(failures: number, error: unknown): boolean {
  return failures < 3 && mayPass(error);
}

/** Pages arrive with their data, so nothing is fetched again merely because a window came to the front. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: true,
        retry: shouldRetry,
        retryDelay: (attempt) => retryDelay(attempt),
      },
      // A change is never sent twice by itself: it may have been carried out the first time.
      mutations: { retry: false },
    },
  });
}
