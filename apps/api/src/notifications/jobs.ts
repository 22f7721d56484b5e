import type { Job } from '../job.ts'
import { forgettingJobs } from './forgetting.ts'
import { cartNews } from './news/cart-news.ts'
import { clubNews } from './news/club-news.ts'
import { eventHostNews } from './news/event-host-news.ts'
import { eventNews } from './news/event-news.ts'
import { eventPlaceNews } from './news/event-place-news.ts'
import { marketNews } from './news/market-news.ts'
import { meetingNews } from './news/meeting-news.ts'
import { noShowNews } from './news/no-show-news.ts'
import { offerNews } from './news/offer-news.ts'
import { orderNews } from './news/order-news.ts'
import { orderReminders } from './news/order-reminders.ts'
import { payoutNews } from './news/payout-news.ts'
import { peopleNews } from './news/people-news.ts'
import { postNews } from './news/post-news.ts'

export const notificationJobs: Job[] = [
  ...forgettingJobs,
  ...orderNews,
  ...orderReminders,
  ...postNews,
  ...clubNews,
  ...eventNews,
  ...eventPlaceNews,
  ...eventHostNews,
  ...peopleNews,
  ...payoutNews,
  ...marketNews,
  ...meetingNews,
  ...noShowNews,
  ...cartNews,
  ...offerNews,
]
