//! Slots, the key file, and what a forged or a damaged one does.

use super::file::former_sidecar_of;
use super::*;

const CHEAP: Cost = Cost { memory_kib: 64, passes: 1, lanes: 1 };

fn owner(uid: &str, label: &str) -> SlotOwner {
    SlotOwner { keeper: uid.to_owned(), label: label.to_owned() }
}

fn slots(key: &FileKey) -> KeySlots {
    let mut slots = KeySlots::new("hall-1");
    slots.set_with(owner("k1", "王**"), key, ("大厅早八点开门", CHEAP)).unwrap();
    slots.set_with(owner("k2", "李**"), key, ("second-passphrase", CHEAP)).unwrap();
    slots
}

#[test]
fn each_persons_passphrase_gives_the_key_and_a_wrong_one_nothing() {
    let key = FileKey::random().unwrap();
    let slots = slots(&key);
    let found = slots.unwrap("大厅早八点开门", None).unwrap();
    assert_eq!(found, [(key.clone(), owner("k1", "王**"))]);
    assert_eq!(slots.unwrap("ｓecond-passphrase ", Some("李**")).unwrap().len(), 1);
    assert_eq!(slots.unwrap("second-passphrase", Some("王**")).unwrap(), []);
    assert_eq!(slots.unwrap("Second-passphrase", None).unwrap(), []);
    assert_eq!(slots.labels(), ["王**", "李**"]);
}

#[test]
fn the_key_file_is_read_as_written_and_holds_no_key_and_no_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("甲.hall");
    let key = FileKey::random().unwrap();
    let mut slots = slots(&key);
    slots.write(&file).unwrap();
    assert_eq!(KeySlots::of_file(&file).unwrap(), Some(slots.clone()));
    let text = std::fs::read_to_string(sidecar_of(&file)).unwrap();
    assert!(!text.contains(&history::hex(key.bytes())) && !text.contains("passphrase") && !text.contains("大厅"));
    assert!(slots.remove("k2"));
    slots.write(&file).unwrap();
    assert!(KeySlots::of_file(&file).unwrap().unwrap().unwrap("second-passphrase", None).unwrap().is_empty());
    assert!(!former_sidecar_of(&file).exists(), "who was taken out must not come in by the former key file");
}

#[test]
fn a_damaged_key_file_falls_back_on_the_former_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.hall");
    let slots = slots(&FileKey::random().unwrap());
    slots.write(&file).unwrap();
    std::fs::rename(sidecar_of(&file), former_sidecar_of(&file)).unwrap();
    std::fs::copy("Cargo.toml", sidecar_of(&file)).unwrap();
    assert_eq!(KeySlots::of_file(&file).unwrap(), Some(slots));
    std::fs::remove_file(former_sidecar_of(&file)).unwrap();
    assert!(matches!(KeySlots::of_file(&file), Err(SlotsError::Damaged(_))));
}

#[test]
fn a_forged_key_file_neither_takes_the_memory_nor_passes_as_true() {
    let key = FileKey::random().unwrap();
    let text = serde_json::to_string(&slots(&key)).unwrap();
    let greedy = text.replace("\"memory_kib\":64", "\"memory_kib\":100000000");
    let greedy = KeySlots::parse(&greedy).unwrap();
    assert!(matches!(greedy.unwrap("second-passphrase", None), Err(SlotsError::Damaged(_))));
    for (from, to) in [("王**", "赵**"), ("hall-1", "hall-2"), ("\"k1\"", "\"k9\""), ("\"passes\":1", "\"passes\":2")]
    {
        assert!(text.contains(from));
        let changed = KeySlots::parse(&text.replace(from, to)).unwrap();
        assert_eq!(changed.unwrap("大厅早八点开门", None).unwrap(), [], "{from}");
    }
    assert!(matches!(KeySlots::parse("{\"version\":2}"), Err(SlotsError::TooNew(2))));
    assert!(matches!(KeySlots::parse(&text[..text.len() / 2]), Err(SlotsError::Damaged(_))));
}

#[test]
fn while_a_file_is_renewed_both_keys_are_given() {
    let (old, new) = (FileKey::random().unwrap(), FileKey::random().unwrap());
    let both = slots(&new).beside(&slots(&old));
    let keys: Vec<_> = both.unwrap("second-passphrase", None).unwrap().into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, [new.clone(), old]);
    let mut tidied = both.clone();
    assert!(tidied.keep_only(&new));
    assert_eq!(tidied.unwrap("second-passphrase", None).unwrap().len(), 1);
}
