//! Sorting of lists as short as a trial's and a person's.
//!
//! By insertion: the library's sorts are made for long lists and weigh 5 kB of the page.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// Sorts; what is equal keeps its order.
pub fn sort_by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    for end in 1..list.len() {
        let sorted = list.get(..end).unwrap_or_default();
        let Some(next) = list.get(end) else { return };
        let greater = sorted.iter().rev().take_while(|element| compare(element, next).is_gt()).count();
        if let Some(moved) = list.get_mut(end - greater..=end) {
            moved.rotate_right(1);
        }
    }
}

/// Sorts and keeps one of each.
pub fn sort_and_dedup<T: Ord>(list: &mut Vec<T>) {
    sort_by(list, T::cmp);
    list.dedup();
}

#[cfg(test)]
mod tests {
    use super::{sort_and_dedup, sort_by};
    use alloc::vec;
    use alloc::vec::Vec;

    #[test]
    fn every_order_of_five_is_sorted() {
        for code in 0..5_u32.pow(5) {
            let mut list: Vec<u32> = (0..5).map(|place| code / 5_u32.pow(place) % 5).collect();
            let mut expected = list.clone();
            expected.sort_unstable();
            sort_by(&mut list, u32::cmp);
            assert_eq!(list, expected);
            expected.dedup();
            sort_and_dedup(&mut list);
            assert_eq!(list, expected);
        }
    }

    #[test]
    fn what_is_equal_keeps_its_order() {
        let mut list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')];
        sort_by(&mut list, |(left, _), (right, _)| left.cmp(right));
        assert_eq!(list, [(0, 'e'), (1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        sort_by::<u32>(&mut [], u32::cmp);
    }
}
