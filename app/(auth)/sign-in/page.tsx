import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInCard } from "@/components/auth/sign-in-card";
import { pathToReturnTo } from "@/lib/auth/return-path";
import { currentActor } from "@/lib/auth/server/actor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("title") };
}

type Props = { searchParams: Promise<{ to?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { to } = await searchParams;
  const path = pathToReturnTo(typeof to === "string" ? to : null);
  if (await currentActor()) redirect(path);
  return <SignInCard to={path} />;
}
