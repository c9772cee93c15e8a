// Puts into an initialised console what the journeys start from: an operator, an auditor, and credentials that lead
// to the vendor a test plays and to an address where nobody answers.
import { auditedChange, changedByConsole } from "@/lib/audit/server/audited-change";
import { hashPassword } from "@/lib/auth/server/password-hash";
import { addCredential } from "@/lib/credentials/server/change-credentials";
import { openCredential } from "@/lib/credentials/server/open-credential";
import { newId } from "@/lib/kernel/ids";
import { insertPerson } from "@/lib/people/server/repository";
import { closeDatabase, database } from "@/lib/platform/server/db";
import { env } from "@/lib/platform/server/env";
import { CREDENTIALS, SCENARIO_CREDENTIAL } from "./credentials";
import { PASSWORD, PEOPLE } from "./people";

const by = changedByConsole("journeys", newId());

for (const { email, name, role } of [PEOPLE.operator, PEOPLE.auditor]) {
  const passwordHash = await hashPassword(PASSWORD);
  await auditedChange(by, async (tx, trail) => {
    const id = newId();
    await insertPerson(tx, { id, email, name, role, passwordHash, mustChangePassword: false });
    trail.add({ event: "person.added", subject: { type: "person", id }, data: { role } });
  });
}
for (const { name, environment, port } of CREDENTIALS) {
  await addCredential(by, {
    name,
    environment,
    endpoint: `http://127.0.0.1:${process.env[port]}`,
    accessKeyId: "LTAI5tJourneys00000000000",
    accessKeySecret: "JourneysSecret0000000000000000",
    securityToken: "",
    account: "",
  });
}
const builtIn = await database().credential.findFirstOrThrow({
  where: { name: "Sandbox" },
  select: { id: true },
});
const { accessKeyId, accessKeySecret } = await openCredential(builtIn.id, "ask");
await addCredential(by, {
  name: SCENARIO_CREDENTIAL,
  environment: "sandbox",
  endpoint: env().SANDBOX_ORIGIN.replace("127.0.0.1", "localhost"),
  accessKeyId,
  accessKeySecret,
  securityToken: "",
  account: "",
});
await closeDatabase();
