/** To the field of this id; of a group to what is chosen in it, or else to its first answer. Answers whether there is one. */
export function focusField(id: string): boolean {
  const field = document.getElementById(id);
  const inner = field?.matches(FIELDS)
    ? field
    : (field?.querySelector<HTMLElement>('input:checked') ?? field?.querySelector<HTMLElement>(FIELDS));
  inner?.focus();
  return inner !== null && inner !== undefined;
}
const FIELDS = 'input, select, textarea, button';
