interface ForCard {
  readonly codeWord: string | undefined;
  readonly language: string | undefined;
}
const remembered = new Map<string, ForCard>();

/** For the card of the first night, in the memory of this page and nowhere else: whoever wrote it may no longer read it. */
export const rememberForCard = (id: string, what: ForCard): void => void remembered.set(id, what);
export const forCard = (id: string): ForCard | undefined => remembered.get(id);
