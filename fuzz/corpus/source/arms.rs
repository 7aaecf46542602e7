fn f<'a>(x: &'a str) -> Why { let y = match x { "a" => Why::A, _ if x == r#"W_A"# => { loop { break } Why::B } };
    send(State::A, From::A, y); /* a /* b */ c */ let c = 'x'; if let Some(s) = W_A {} else if W_A == y { W_B } else { W_A } }
