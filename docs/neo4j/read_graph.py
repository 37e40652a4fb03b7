"""Reads a graph of mingtu out of Neo4j: who a person is named beside, and the sentences behind one of the posts.

pip install neo4j; address, user and password come from NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD.
"""

import os
import sys

from neo4j import READ_ACCESS, GraphDatabase

COMPANIONS = """
MATCH (:Person {name: $name})-[x:CO_OCCURS]-(other:Person)
RETURN other.name AS name, x.articles AS articles, x.npmi AS npmi ORDER BY articles DESC, name LIMIT 10
"""

POSTS = """
MATCH (:Person {name: $name})-[r:HOLDS_ROLE]->(body)
MATCH (s:Sentence)-[:IN]->(a:Article) WHERE s.id IN r.evidence
RETURN r.title AS title, body.name AS body, a.date AS date, s.text AS quoted ORDER BY date, title LIMIT 10
"""


def rows(session, query, **parameters):
    return session.execute_read(lambda transaction: transaction.run(query, parameters).data())


def main(name):
    address = os.environ.get("NEO4J_URI", "neo4j://localhost:7687")
    auth = (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ["NEO4J_PASSWORD"])
    with GraphDatabase.driver(address, auth=auth) as driver, driver.session(default_access_mode=READ_ACCESS) as session:
        for row in rows(session, COMPANIONS, name=name):
            print(f"{row['name']}\t{row['articles']}\t{row['npmi']}")
        for row in rows(session, POSTS, name=name):
            print(f"{row['date']}\t{row['body']} {row['title']}\t{row['quoted']}")


if __name__ == "__main__":
    main(sys.argv[1])
