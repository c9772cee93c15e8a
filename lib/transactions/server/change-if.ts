import "server-only";

export { changeIf } from "@/lib/audit/server/change-if";
