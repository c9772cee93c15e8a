// Ends with 0 when the trail of the database in the environment is whole, else says what is wrong with it.
import { verifyChain } from "@/lib/audit/server/verify-chain";

const verdict = await verifyChain();
if (!verdict.intact) process.stdout.write(JSON.stringify(verdict));
process.exit(verdict.intact ? 0 : 1);
