import type { Operation } from "@/lib/sandbox/operations/operation";

/** KeepaliveIntl does nothing: that it was answered says that the credential works. */
export const keepalive: Operation = async () => undefined;
