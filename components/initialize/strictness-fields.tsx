import { ChoiceField } from "@/components/initialize/choice-field";

/** How hard the document is looked at. */
export function StrictnessFields() {
  return (
    <>
      <ChoiceField name="IdSpoof" className="md:col-span-2" />
      <ChoiceField name="IdThreshold" className="md:col-span-2" />
    </>
  );
}
