//! Places for so many at a time, so that nobody who takes many keeps others out.

use std::collections::HashMap;
use std::convert::Infallible;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

/// Who has a place. One too many takes that of the oldest, of the client that has the most: so a client that opens connections and says
/// nothing, or holds as many as there are, pushes out himself, and neither the client who is quick nor the one who is alone.
pub struct Places<K> {
    most: usize,
    taken: Mutex<Taken<K>>,
}

/// In the order of arrival.
type Taken<K> = Vec<(K, oneshot::Sender<Infallible>)>;

/// A place, given back when it is dropped. `displaced` ends once it is another's.
pub struct Place {
    pub displaced: oneshot::Receiver<Infallible>,
}

impl<K: Eq + Hash> Places<K> {
    pub fn new(most: usize) -> Self {
        Self { most, taken: Mutex::default() }
    }

    /// A place in any case.
    pub fn take(&self, whose: K) -> Place {
        let mut taken = self.lock();
        if let Some(busiest) = self.busiest(&taken) {
            taken.remove(busiest.oldest);
        }
        Place::among(&mut taken, whose)
    }

    /// A place, unless all are taken and nobody has more of them than the newcomer would.
    pub fn take_fairly(&self, whose: K) -> Option<Place> {
        let mut taken = self.lock();
        if let Some(busiest) = self.busiest(&taken) {
            let own = taken.iter().filter(|(one, _)| *one == whose).count();
            if busiest.count <= own + 1 {
                return None;
            }
            taken.remove(busiest.oldest);
        }
        Some(Place::among(&mut taken, whose))
    }

    fn lock(&self) -> MutexGuard<'_, Taken<K>> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.retain(|(_, stay)| !stay.is_closed());
        taken
    }

    /// The client that has the most, where all places are taken.
    fn busiest(&self, taken: &Taken<K>) -> Option<Busiest> {
        if taken.len() < self.most {
            return None;
        }
        let mut counts = HashMap::<&K, usize>::new();
        for (one, _) in taken {
            *counts.entry(one).or_default() += 1;
        }
        let count = counts.values().copied().max()?;
        let oldest = taken.iter().position(|(one, _)| counts.get(one) == Some(&count))?;
        Some(Busiest { count, oldest })
    }
}

struct Busiest {
    count: usize,
    oldest: usize,
}

impl Place {
    fn among<K>(taken: &mut Taken<K>, whose: K) -> Self {
        let (stay, displaced) = oneshot::channel();
        taken.push((whose, stay));
        Self { displaced }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::oneshot::error::TryRecvError;

    fn is_displaced(place: &mut Place) -> bool {
        place.displaced.try_recv() == Err(TryRecvError::Closed)
    }

    #[test]
    fn one_too_many_displaces_the_oldest_of_the_one_with_the_most() {
        let places = Places::new(3);
        let mut client = places.take("client");
        let mut strangers: Vec<_> = (0..3).map(|_| places.take("stranger")).collect();
        assert!(!is_displaced(&mut client));
        assert_eq!(strangers.iter_mut().map(is_displaced).collect::<Vec<_>>(), [true, false, false]);
    }

    #[test]
    fn a_place_is_given_back_at_its_end() {
        let places = Places::new(1);
        drop(places.take("client"));
        let mut first = places.take("client");
        assert!(!is_displaced(&mut first));
        let _second = places.take("client");
        assert!(is_displaced(&mut first));
    }

    #[test]
    fn fairly_nobody_loses_a_place_to_one_who_would_have_as_many() {
        let places = Places::new(2);
        let [mut first, mut second] = [1, 2].map(|_| places.take_fairly("greedy"));
        assert!(places.take_fairly("greedy").is_none());
        let mut other = places.take_fairly("other");
        assert!(other.is_some() && places.take_fairly("third").is_none());
        assert!(first.as_mut().is_some_and(is_displaced));
        assert!(![&mut second, &mut other].into_iter().flatten().any(is_displaced));
    }
}
