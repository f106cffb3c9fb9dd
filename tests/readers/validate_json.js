// Validates a JSON file by a JSON Schema of draft 2019-09 with ajv, which NODE_PATH must lead to.
//
//   node validate_json.js SCHEMA FILE
//
// The exit code is 0 where it is valid; otherwise what is wrong is printed.

const fs = require('fs');
const Ajv = require('ajv/dist/2019');
const addFormats = require('ajv-formats');

const [schema, message] = process.argv.slice(2).map((path) => JSON.parse(fs.readFileSync(path)));
// SDMX's schema has a pattern that is none in Unicode mode, and keywords of its own making.
const ajv = new Ajv({unicodeRegExp: false, strict: false, allErrors: true});
addFormats(ajv);
if (!ajv.validate(schema, message)) {
  console.log(ajv.errorsText());
  process.exit(1);
}
