import type { Job } from '../job.ts'
import { announcementNews } from './announcements/announcement-news.ts'
import { forgettingJobs } from './forgetting.ts'
import { newClubsNews } from './new-clubs/new-clubs.ts'
import { cartNews } from './news/cart-news.ts'
import { clubNews } from './news/club-news.ts'
import { disputeNews } from './news/dispute-news.ts'
import { eventHostNews } from './news/event-host-news.ts'
import { eventNews } from './news/event-news.ts'
import { eventPlaceNews } from './news/event-place-news.ts'
import { favouriteNews } from './news/favourite-news.ts'
import { marketNews } from './news/market-news.ts'
import { meetingNews } from './news/meeting-news.ts'
import { noShowNews } from './news/no-show-news.ts'
import { offerNews } from './news/offer-news.ts'
import { orderMessageNews } from './news/order-message-news.ts'
import { orderNews } from './news/order-news.ts'
import { orderReminders } from './news/order-reminders.ts'
import { payoutNews } from './news/payout-news.ts'
import { peopleNews } from './news/people-news.ts'
import { pictureNews } from './news/picture-news.ts'
import { postNews } from './news/post-news.ts'
import { reviewNews } from './news/review-news.ts'
import { searchNews } from './news/search-news.ts'
import { wantedNews } from './news/wanted-news.ts'

export const notificationJobs: Job[] = [
  ...forgettingJobs,
  ...orderNews,
  ...orderMessageNews,
  ...orderReminders,
  ...postNews,
  ...announcementNews,
  ...clubNews,
  ...newClubsNews,
  ...eventNews,
  ...eventPlaceNews,
  ...eventHostNews,
  ...peopleNews,
  ...payoutNews,
  ...marketNews,
  ...meetingNews,
  ...noShowNews,
  ...disputeNews,
  ...cartNews,
  ...offerNews,
  ...favouriteNews,
  ...searchNews,
  ...wantedNews,
  ...pictureNews,
  ...reviewNews,
]
