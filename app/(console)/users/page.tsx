import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageMessages } from "@/components/frame/page-messages";
import { PeoplePanel } from "@/components/people/people-panel";
import { requireActor } from "@/lib/auth/server/actor";
import { listPeople } from "@/lib/people/server/list-people";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

export default async function UsersPage() {
  const actor = await requireActor("person.manage");
  const people = await listPeople(actor);
  return (
    <PageMessages of={["people", "validation"]}>
      <PeoplePanel people={people} serverNow={new Date().toISOString()} />
    </PageMessages>
  );
}
