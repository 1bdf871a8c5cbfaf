//! A pack as TOML text in the layout of the shipped files: what is written is read back as the same pack.

use serde::Serialize;

use super::{Area, Item, Pack, Scoring};

impl Pack {
    /// The pack as TOML text; [`Pack::parse`] of it gives the same pack.
    pub fn to_toml(&self) -> String {
        let mut out = Out::default();
        self.write_head(&mut out);
        for Area { code, title } in &self.areas {
            out.table("areas");
            out.field("code", code);
            out.field("title", title);
        }
        for item in &self.items {
            out.table("items");
            item.write(&mut out);
        }
        out.0
    }

    fn write_head(&self, out: &mut Out) {
        out.field("code", &self.code);
        out.field("edition", &self.edition);
        out.field("sector", &self.sector);
        out.field("purpose", &self.purpose);
        out.field("subjects", &self.subjects);
        out.field("title", &self.title);
        out.field("source", &self.source);
        out.field("total_points", &self.total_points);
        out.optional("bonus_cap", self.bonus_cap.as_ref());
        out.field("veto_effect", &self.veto_effect);
        for grade in &self.grades {
            out.table("grades");
            out.field("code", &grade.code);
            out.field("title", &grade.title);
            out.field("from", &grade.from);
        }
        if let Some(ranking) = &self.ranking {
            out.line("\n[ranking]");
            out.field("min_checks", &ranking.min_checks);
            out.field("pass_score", &ranking.pass_score);
            out.field("rewarded", &ranking.rewarded);
        }
        for needed in &self.prerequisites {
            out.table("prerequisites");
            out.field("code", &needed.code);
            out.field("rule", &needed.rule);
            out.field("text", &needed.text);
            out.optional("hint", needed.hint.as_ref());
            out.optional("link", needed.link.as_ref());
        }
        for part in &self.parts {
            out.table("parts");
            out.field("source", &part.source);
            out.field("weight", &part.weight);
        }
    }
}

impl Item {
    fn write(&self, out: &mut Out) {
        out.field("code", &self.code);
        out.field("rule", &self.rule);
        out.field("area", &self.area);
        out.field("text", &self.text);
        out.optional("hint", self.hint.as_ref());
        out.field("kind", &self.kind);
        out.field("points", &self.points);
        out.optional("deduct_per_occurrence", self.deduct_per_occurrence.as_ref());
        out.optional("cap", self.cap.as_ref());
        if self.scoring != Scoring::Deduct {
            out.field("scoring", &self.scoring);
        }
        out.optional("earn_per_occurrence", self.earn_per_occurrence.as_ref());
        let not_applicable = self.not_applicable;
        let flags =
            [("bonus", self.bonus), ("veto", self.veto), ("not_applicable", not_applicable), ("ours", self.ours)];
        out.flags(&flags);
        out.optional("veto_effect", self.veto_effect.as_ref());
        out.optional("photo_hint", self.photo_hint.as_ref());
        out.optional("link", self.link.as_ref());
    }
}

/// The text as it grows, one field a line.
#[derive(Default)]
struct Out(String);

impl Out {
    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn table(&mut self, name: &str) {
        self.line(&format!("\n[[{name}]]"));
    }

    fn field(&mut self, name: &str, value: &impl Serialize) {
        // Every value of a pack has a TOML form; a test writes all shipped packs.
        if let Ok(value) = toml::Value::try_from(value) {
            self.line(&format!("{name} = {value}"));
        }
    }

    fn optional(&mut self, name: &str, value: Option<&impl Serialize>) {
        if let Some(value) = value {
            self.field(name, value);
        }
    }

    /// The flags that are set.
    fn flags(&mut self, flags: &[(&str, bool)]) {
        for (name, _) in flags.iter().filter(|(_, is_set)| *is_set) {
            self.line(&format!("{name} = true"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ItemKind, LargeHall, Points, SHIPPED, VetoEffect};
    use super::*;

    #[test]
    fn every_shipped_pack_is_written_and_read_back_the_same() {
        for (file, text) in SHIPPED {
            let pack = Pack::parse(file, text).unwrap();
            let again = Pack::parse(file, &pack.to_toml()).unwrap();
            assert_eq!(pack, again, "{file}");
        }
    }

    #[test]
    fn quotes_line_breaks_and_rare_characters_survive() {
        let (_, text) = SHIPPED[0];
        let mut pack = Pack::parse("a", text).unwrap();
        pack.title.zh = "“䶮𬭎𠅤”\\ \"引号\"\n第二行\t='''".to_owned();
        pack.veto_effect = VetoEffect::Cap(Points::from_number(59.5).unwrap());
        pack.items[0].kind = ItemKind::Count {
            limit: 4.0,
            unit: pack.title.clone(),
            comparison: super::super::Comparison::AtLeast,
            large_hall: Some(LargeHall { from_area_m2: 500.0, limit: 6.0 }),
        };
        assert_eq!(Pack::parse("a", &pack.to_toml()).unwrap(), pack);
    }
}
