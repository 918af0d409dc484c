import { useSay } from '../words/say.js';

const OR_NOTHING = { defaultValue: ' ' };

/** The words of the questions: the screen, the paper and the answers to check say the same. */
export function useAsked() {
  const { t, code, field } = useSay();
  return {
    question: (step: string): string => t(`step ${step}`),
    asked: (path: string): string => t(`ask ${path}`, OR_NOTHING).trim() || field(path.split('.').at(-1) ?? path),
    hint: (name: string): string => t(`hint ${name}`, OR_NOTHING).trim(),
    option: code,
  };
}
