import type { ClubDetail } from '@banter/api/clubs/contract'
import { useOutletContext } from '../../router.ts'

/** The club that the tabs of its page are about. */
export const useClub = () => useOutletContext<ClubDetail>()
