package web_test

var benefitRows = []row{}
