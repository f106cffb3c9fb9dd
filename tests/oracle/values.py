"""Patent numbers, days, moments, money, shares and territories, as `law.md` §1 and the contract
define them. An invalid value raises `Bad` with its F code."""

import calendar
import datetime
import re
import unicodedata
from fractions import Fraction

BEIJING = datetime.timezone(datetime.timedelta(hours=8))
ONE_DAY = datetime.timedelta(days=1)
PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 "
    "71 81 82".split())
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class Bad(Exception):
    """An invalid value; holds its F code."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def text_of(value):
    if not isinstance(value, str) or value == "":
        raise Bad("F01")
    return value


def patent(value):
    """Canonical `YYYYTNNNNNNN.C` or `YYTNNNNN.C`, with a valid check character (ZC 0006-2003)."""
    if not isinstance(value, str):
        raise Bad("F01")
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", value)).upper()
    text = re.sub(r"^(ZL|CN)", "", text)
    text = re.sub(r"^(\d{8}|\d{12})([0-9X])$", r"\1.\2", text)
    if not re.fullmatch(r"((19[89]\d|20\d\d)[12389]\d{7}|\d{2}[12389]\d{5})\.[0-9X]", text):
        raise Bad("F02")
    digits, check = text.split(".")
    weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]
    if check != "0123456789X"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]:
        raise Bad("F02")
    return text


def patent_type(number):
    """invention, utility-model or design, by the digit after the year."""
    digit = number[4] if len(number) == 14 else number[2]
    return {"1": "invention", "8": "invention", "2": "utility-model", "9": "utility-model",
            "3": "design"}[digit]


def day(value):
    if not isinstance(value, str):
        raise Bad("F01")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise Bad("F03")
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise Bad("F03") from None


def moment(value):
    if not isinstance(value, str):
        raise Bad("F01")
    try:
        found = datetime.datetime.fromisoformat(value)
    except ValueError:
        raise Bad("F03") from None
    if found.tzinfo is None:
        raise Bad("F03")
    return found.astimezone(BEIJING)


def money(value):
    """In fen. A decimal string of at most two places, and zeros after them."""
    if not isinstance(value, str):
        raise Bad("F01")
    if not re.fullmatch(r"\d+(\.\d{1,2}0*)?", value):
        raise Bad("F04")
    return int(Fraction(value) * 100)


def currency(value):
    if not isinstance(value, str):
        raise Bad("F01")
    if not re.fullmatch(r"[A-Z]{3}", value):
        raise Bad("F04")
    return value


MOST_OF_A_NAME = 189  # Bytes of a published name.


def folded_name(text):
    """NFKC, without blanks around it or beside a character that is no ASCII, else one blank."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"[ \t-\r]+", " ", text).strip(" ")
    return re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", text)


def is_name(party):
    return party.startswith("N:")


def published_name(text):
    """`N:name` if it is a name: marked as one, or with a character that ASCII lacks."""
    is_foreign = re.match(r"[A-Z]{2}:", text)
    if not is_name(text) and (is_foreign or re.fullmatch(r"[\x00-\x7f\uff01-\uff5e\u3000]*", text)):
        return None
    name = folded_name(text[2:] if is_name(text) else text)
    if not name:
        raise Bad("F01")
    if len(name.encode()) > MOST_OF_A_NAME:
        raise Bad("F08")
    return "N:" + name


def party(value):
    """A credit code is folded to capital letters: 18 letters and digits, most of them digits. A name
    has one spelling."""
    text = text_of(value)
    name = published_name(text)
    if name:
        return name
    is_code = re.fullmatch(r"[0-9A-Za-z]{18}", text) and sum(map(str.isdigit, text)) >= 8
    return text.upper() if is_code else text


SHAPES = {"contract": r"\d{16}|\d{14}", "pledge": r"Y?\d{13}", "licence": r"X?\d{13}"}


def is_known_shape(kind, text):
    return re.fullmatch(SHAPES[kind], text, re.ASCII) is not None


def number(kind):
    """A number of a contract, a pledge or a licence: NFKC, capital letters, without outer blanks;
    without inner blanks and hyphens if that gives a known shape."""
    def read(value):
        text = unicodedata.normalize("NFKC", text_of(value)).upper().strip()
        bare = re.sub("[\\s\\-\u2010-\u2015\u2212]", "", text)
        text = bare if is_known_shape(kind, bare) else text
        if not text or re.fullmatch(r"\d(\.\d+)?E\+?\d+", text, re.ASCII):
            raise Bad("F01")
        return text
    return read


def may_be_registered(text):
    """A foreign party, an office with a name in small letters, or a whole credit code."""
    if re.match(r"[A-Z]{2}:", text):
        return True
    is_code = len(text) == 18 and set(text) <= set(CREDIT_ALPHABET)
    is_like_code = len(text) == 18 and text.isalnum() and sum(map(str.isdigit, text)) >= 8
    return is_code or (text[0].islower() and not is_like_code)


def share(value):
    if not isinstance(value, str) or not re.fullmatch(r"\d+/\d+", value):
        raise Bad("F01")
    numerator, denominator = map(int, value.split("/"))
    if denominator == 0 or numerator == 0 or numerator > denominator:
        raise Bad("F01")
    return Fraction(numerator, denominator)


def rate(value):
    if not isinstance(value, str) or not re.fullmatch(r"\d+(\.\d+)?", value):
        raise Bad("F01")
    return Fraction(value)


def exchange_rate(value):
    """Yuan for one unit of a currency: a decimal string of at most eight places, above zero."""
    if not isinstance(value, str) or not re.fullmatch(r"(0|[1-9]\d*)(\.\d{1,8})?", value):
        raise Bad("F04")
    if not 0 < Fraction(value) <= 1000:
        raise Bad("F04")
    return Fraction(value)


def publisher(value):
    """The publisher of a rate: 1 to 47 bytes on one line."""
    if len(text_of(value).encode()) > 47:
        raise Bad("F08")
    if re.search(r"[\x00-\x1f\x7f]", value):
        raise Bad("F01")
    return value


def territory(values):
    """The provinces that a list of `CN`, `CN-12` and `!CN-12` covers."""
    if len(values) > 100:
        raise Bad("F08")
    covered, excluded = set(), set()
    for value in values:
        match = re.fullmatch(r"(!?)CN(?:-(\d\d))?", value) if isinstance(value, str) else None
        if not match or (match[1] and not match[2]) or (match[2] and match[2] not in PROVINCES):
            raise Bad("F01")
        (excluded if match[1] else covered).update([match[2]] if match[2] else PROVINCES)
    if not frozenset(covered - excluded):
        raise Bad("F01")
    return frozenset(covered - excluded)


def months_later(start, months):
    """The same day `months` later, or the last of that month (Implementing Rules, art. 5)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(start.day, last))


def years_later(start, years):
    return months_later(start, 12 * years)


def last_day_of_term(number, filed):
    """The last day in force: PL 42(1), counted from the day of filing."""
    years = {"invention": 20, "utility-model": 10}.get(patent_type(number))
    if years is None:
        years = 15 if filed >= datetime.date(2021, 6, 1) else 10
    return months_later(filed, 12 * years) - ONE_DAY


def is_credit_code_valid(code):
    """Verifies the check character (GB 32100-2015)."""
    total = sum(CREDIT_ALPHABET.index(c) * pow(3, place, 31) for place, c in enumerate(code[:17]))
    return code[17] == CREDIT_ALPHABET[(31 - total % 31) % 31]
