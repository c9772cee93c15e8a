/** An open session of one's own; times are ISO strings in UTC. */
export type SessionView = {
  id: string;
  /** The session this very page was asked for with. */
  isThis: boolean;
  /** What the browser says it is, raw. */
  userAgent: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
};
