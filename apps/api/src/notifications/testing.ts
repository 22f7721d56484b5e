import { type Asker, makeCampus } from '../../test/campus.ts'
import { mailsTo } from '../../test/mailbox.ts'
import { createPost } from '../billboard/contract.ts'
import { listNotifications } from './contract.ts'

/** What somebody is told, newest first. */
export const bell = async (person: Asker) => (await person(listNotifications)).items

export const newest = async (person: Asker) => (await bell(person))[0]

export const titles = async (person: Asker) => (await bell(person)).map(({ title }) => title)

/** Of the mails that somebody got, newest first. */
export const subjects = async ({ email }: Asker) => (await mailsTo(email)).map(({ subject }) => subject)

/** A post of Ann's that Bob and Carl can read, after its own news. */
export async function posted(body = 'The library is open all night') {
  const campus = await makeCampus()
  const [ann, bob, carl] = [
    await campus.student('Ann Author'),
    await campus.student('Bob'),
    await campus.student('Carl'),
  ]
  const { id } = await ann(createPost, { body: { body } })
  await campus.runJobs()
  return { campus, ann, bob, carl, params: { id } }
}
