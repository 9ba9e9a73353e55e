"""Documents and questions as JSON on stdin; for each question the places of documents, best first, as JSON on stdout."""

import json
import re
import sys

import xapian

given = json.load(sys.stdin)
database = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
generator = xapian.TermGenerator()
stemmer = xapian.Stem("en")
generator.set_stemmer(stemmer)
for text in given["documents"]:
    document = xapian.Document()
    generator.set_document(document)
    generator.index_text(text)
    database.add_document(document)

parser = xapian.QueryParser()
parser.set_stemmer(stemmer)
parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
parser.set_default_op(xapian.Query.OP_OR)
enquire = xapian.Enquire(database)
orders = []
for text in given["questions"]:
    words = " ".join(re.findall(r"[^\W_]+", text)).lower()
    enquire.set_query(parser.parse_query(words, 0))
    # Documents are numbered from 1 in the order they were added.
    orders.append([match.docid - 1 for match in enquire.get_mset(0, given["limit"])])
json.dump(orders, sys.stdout)
