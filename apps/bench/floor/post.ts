import { randomUUID } from 'node:crypto'
import type pg from 'pg'

export interface NewPost {
  author: string
  body: string
}

/** The post, its hashtags and the outbox row in the caller's transaction, in one statement. */
export async function writePost(client: pg.PoolClient, { author, body }: NewPost) {
  const id = randomUUID()
  const tags = [...body.matchAll(/#(\w+)/g)].map(([, tag]) => tag)
  const { rows } = await client.query({
    name: 'new-post',
    text: `with made as (
             insert into posts (id, author_id, body, tags) values ($1, $2, $3, $4) returning id, author_id, body, tags, created_at
           ), tagged as (
             insert into post_tags (post_id, tag) select $1, tag from unnest($4::text[]) tag
           ), told as (
             insert into outbox (id, topic, producer, payload) values ($1, 'post_created', 'floor', $5)
           )
           select * from made`,
    values: [id, author, body, tags, JSON.stringify({ post_id: id, author_id: author })],
  })
  return rows[0]
}
