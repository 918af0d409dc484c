export const moduleOrder: string[][];
