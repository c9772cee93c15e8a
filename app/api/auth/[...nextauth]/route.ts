import { handleAuth } from "@/lib/boundary/server/auth-handler";

export const GET = handleAuth;
export const POST = handleAuth;
