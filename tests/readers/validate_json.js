// Validates a JSON file against a JSON Schema of draft 2019-09 with ajv. NODE_PATH must contain ajv.
//
//   node validate_json.js SCHEMA FILE
//
// Exit code 0 if valid; otherwise 1, with the faults on stdout.

const fs = require('fs');
const Ajv = require('ajv/dist/2019');
const addFormats = require('ajv-formats');

const [schema, message] = process.argv.slice(2).map((path) => JSON.parse(fs.readFileSync(path)));
// The schema of SDMX has a pattern that is invalid in Unicode mode, and keywords of its own.
const ajv = new Ajv({unicodeRegExp: false, strict: false, allErrors: true});
addFormats(ajv);
if (!ajv.validate(schema, message)) {
  console.log(ajv.errorsText());
  process.exit(1);
}
