import type { Job } from '../job.ts'
import { announcementNews } from './announcements/announcement-news.ts'
import { forgettingJobs } from './forgetting.ts'
import { newClubsNews } from './new-clubs/new-clubs.ts'
import { adNews } from './news/ads/ad-news.ts'
import { clubNews } from './news/campus/club-news.ts'
import { eventHostNews } from './news/campus/event-host-news.ts'
import { eventNews } from './news/campus/event-news.ts'
import { eventPlaceNews } from './news/campus/event-place-news.ts'
import { peopleNews } from './news/campus/people-news.ts'
import { postNews } from './news/campus/post-news.ts'
import { cartNews } from './news/market/cart-news.ts'
import { favouriteNews } from './news/market/favourite-news.ts'
import { marketNews } from './news/market/market-news.ts'
import { offerNews } from './news/market/offer-news.ts'
import { payoutNews } from './news/market/payout-news.ts'
import { pictureNews } from './news/market/picture-news.ts'
import { questionNews } from './news/market/question-news.ts'
import { reviewNews } from './news/market/review-news.ts'
import { searchNews } from './news/market/search-news.ts'
import { wantedNews } from './news/market/wanted-news.ts'
import { disputeNews } from './news/orders/dispute-news.ts'
import { meetingNews } from './news/orders/meeting-news.ts'
import { noShowNews } from './news/orders/no-show-news.ts'
import { orderMessageNews } from './news/orders/order-message-news.ts'
import { orderNews } from './news/orders/order-news.ts'
import { orderReminders } from './news/orders/order-reminders.ts'

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
  ...questionNews,
  ...reviewNews,
  ...adNews,
]
