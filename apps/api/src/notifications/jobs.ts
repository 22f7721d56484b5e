import type { Job } from '../job.ts'
import { cartNews } from './cart-news.ts'
import { clubNews } from './club-news.ts'
import { eventHostNews } from './event-host-news.ts'
import { eventNews } from './event-news.ts'
import { eventPlaceNews } from './event-place-news.ts'
import { forgettingJobs } from './forgetting.ts'
import { marketNews } from './market-news.ts'
import { meetingNews } from './meeting-news.ts'
import { noShowNews } from './no-show-news.ts'
import { offerNews } from './offer-news.ts'
import { orderNews } from './order-news.ts'
import { orderReminders } from './order-reminders.ts'
import { payoutNews } from './payout-news.ts'
import { peopleNews } from './people-news.ts'
import { postNews } from './post-news.ts'

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
