// Writes what the pages know of the API, from docs/openapi.json: types for TypeScript, and the forms of its calls. Not kept
// in the repository: made before each build and check.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTypescript, { astToString } from 'openapi-typescript';

const description = JSON.parse(readFileSync('docs/openapi.json', 'utf8'));
const schemas = description.components.schemas;
const named = (schema) =>
  schema?.$ref ? schemas[schema.$ref.split('/').pop()] : schema?.allOf ? named(schema.allOf[0]) : schema;

/** A field as a page can ask for it; what is not here has a page of its own. */
function fieldOf(name, given, required) {
  const schema = named(given.oneOf ? given.oneOf[0] : given);
  const field = { name, required };
  if (given.description) field.about = given.description;
  if (schema.type === 'array') {
    const item = named(schema.items);
    if (item.enum) return { ...field, kind: 'many', options: item.enum };
    if (item.properties) return { ...field, kind: 'parts', fields: fieldsOf(item) };
    return { ...field, kind: 'words' };
  }
  if (schema.enum) return { ...field, kind: 'one', options: schema.enum };
  if (schema.properties) return { ...field, kind: 'part', fields: fieldsOf(schema) };
  if (schema.type === 'boolean') return { ...field, kind: 'yes' };
  if (schema.type === 'number' || schema.type === 'integer') return { ...field, kind: 'number' };
  return { ...field, kind: schema.format === 'uuid' ? 'id' : 'text' };
}

const fieldsOf = ({ properties = {}, required = [] }) =>
  Object.entries(properties).map(([name, schema]) => fieldOf(name, schema, required.includes(name)));

const forms = {};
for (const [path, calls] of Object.entries(description.paths))
  for (const method of ['post', 'put', 'patch']) {
    const call = calls[method];
    if (!call) continue;
    const body = named(call.requestBody?.content?.['application/json']?.schema);
    forms[`${method.toUpperCase()} ${path.replace('/api/', '')}`] = body ? fieldsOf(body) : [];
  }

// What a list may be narrowed by, where that is one of several codes.
for (const [path, { get }] of Object.entries(description.paths)) {
  const codes = (get?.parameters ?? []).filter((one) => one.in === 'query' && named(one.schema)?.enum);
  if (codes.length > 0)
    forms[`GET ${path.replace('/api/', '')}`] = codes.map(({ name, schema }) => fieldOf(name, schema, false));
}

const files = {
  'web/src/api/schema.ts': astToString(await openapiTypescript(description)),
  'web/src/api/forms.json': `${JSON.stringify(forms)}\n`,
};
for (const [file, text] of Object.entries(files)) writeFileSync(file, text);
