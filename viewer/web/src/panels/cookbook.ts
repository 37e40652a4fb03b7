/** Questions to start from; names of labels and relations as in the graph model. */
export const COOKBOOK = {
  roles:
    'MATCH (p:Person)-[r:HOLDS_ROLE]->(o)\nWHERE r.firstSeen IS NOT NULL\nRETURN p, r.title AS title, o, r.firstSeen AS since\nORDER BY since DESC LIMIT 50',
  busiest: 'MATCH (p:Person)\nRETURN p, p.articles AS articles\nORDER BY articles DESC LIMIT 20',
  visits: 'MATCH (p:Person)-[v:VISITED]->(x)\nRETURN p, x, v.articles AS articles, v.lastSeen AS last\nORDER BY articles DESC LIMIT 50',
  programmes: 'MATCH (a)-[:IMPLEMENTS]->(g:Programme)<-[:IMPLEMENTS]-(b)\nWHERE a.id < b.id\nRETURN a, g, b LIMIT 50',
  meetings: 'MATCH (a:Person)-[:ATTENDED]->(e:Event)<-[:ATTENDED]-(b:Person)\nWHERE a.id < b.id\nRETURN a, e, b LIMIT 50',
} as const
