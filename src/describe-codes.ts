import type { OpenAPIObject } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
interface Listed {
  enum?: unknown[];
  type?: string;
  items?: Listed;
}

/** Every field that takes a code says which, also where the code's type is written as plain text: what is checked is what is told. */
export function describeCodes(schemas: Schemas): void {
  for (const [body, checks] of validated()) {
    const schema = schemas[body.name];
    if (!schema || !('properties' in schema)) continue;
    for (const { propertyName, name, constraints, each } of checks) {
      if (name !== 'isIn') continue;
      const field = schema.properties[propertyName] as Listed | undefined;
      const target = each ? (field?.items ?? field) : field;
      if (target?.type === 'string' && !target.enum) target.enum = [...(constraints as [unknown[]])[0]];
    }
  }
}

const validated = () =>
  // Kept by class-validator for each class; it offers no list of the classes.
  (
    getMetadataStorage() as unknown as {
      validationMetadatas: Map<
        { name: string },
        { propertyName: string; name?: string; constraints?: unknown[]; each: boolean }[]
      >;
    }
  ).validationMetadatas;
